"""What exists in a guide. One kind of thing a file; this is the face the rest of the engine sees."""

from guide.model.content import Benefit, Municipality, Question, QuestionGroup, QuestionSet, Term, Theme
from guide.model.fields import ID, Kind, Ref, Shape
from guide.model.practice import Practice, Source, Status
from guide.model.settings import Guide, Language, Repository

__all__ = [
    "ID",
    "Benefit",
    "Guide",
    "Kind",
    "Language",
    "Municipality",
    "Practice",
    "Question",
    "QuestionGroup",
    "QuestionSet",
    "Ref",
    "Repository",
    "Shape",
    "Source",
    "Status",
    "Term",
    "Theme",
]
