"""What exists in a guide. One kind of thing a file; this is the face the rest of the engine sees."""

from guide.model.content import Benefit, Municipality, Question, QuestionGroup, QuestionSet, Term, Theme
from guide.model.fields import ID, Kind, Ref, Shape
from guide.model.practice import Practice, Source, Status
from guide.model.reference import Figure, GlossaryTerm, Happening, LegalStatement, Reference
from guide.model.settings import Guide, Language, Repository, Way

__all__ = [
    "ID",
    "Benefit",
    "Figure",
    "GlossaryTerm",
    "Guide",
    "Happening",
    "Kind",
    "Language",
    "LegalStatement",
    "Municipality",
    "Practice",
    "Question",
    "QuestionGroup",
    "QuestionSet",
    "Ref",
    "Reference",
    "Repository",
    "Shape",
    "Source",
    "Status",
    "Term",
    "Theme",
    "Way",
]
