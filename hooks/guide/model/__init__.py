"""What exists in a guide. One kind of thing a file; this is the face the rest of the engine sees."""

from guide.model.content import (
    Benefit,
    Municipality,
    Purpose,
    PurposeGroup,
    Question,
    QuestionGroup,
    QuestionSet,
    Term,
    Theme,
)
from guide.model.fields import ID, Kind, Ref, Shape
from guide.model.practice import Practice, Source, Status
from guide.model.reference import Figure, GlossaryTerm, Happening, LegalStatement, Reference
from guide.model.service import Service, Statement
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
    "Purpose",
    "PurposeGroup",
    "Question",
    "QuestionGroup",
    "QuestionSet",
    "Ref",
    "Reference",
    "Repository",
    "Service",
    "Shape",
    "Source",
    "Statement",
    "Status",
    "Term",
    "Theme",
    "Way",
]
