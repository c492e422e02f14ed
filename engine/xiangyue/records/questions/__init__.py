"""What one can ask the register, in the words of `model.seen`; a file a subject."""

from xiangyue.records.questions.cases import OfCases
from xiangyue.records.questions.journal import OfTheJournal
from xiangyue.records.questions.meetings import OfMeetings
from xiangyue.records.questions.offices import OfOffices
from xiangyue.records.questions.papers import OfPapers
from xiangyue.records.questions.people import OfPeople
from xiangyue.records.questions.rulings import OfRulings
from xiangyue.records.questions.texts import OfTexts
from xiangyue.records.questions.worklist import OfTheWorklist


class Questions(OfTheWorklist, OfCases, OfRulings, OfMeetings, OfPapers, OfTexts, OfOffices, OfPeople, OfTheJournal):
    """Everything one can ask, of a register or inside the transaction that writes to it."""


__all__ = ["Questions"]
