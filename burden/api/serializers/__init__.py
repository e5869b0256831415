"""What the interface for programs tells of papers, meetings, findings, units and scores."""

from burden.api.serializers.activities import (
    ActivityHitSerializer,
    CampaignSerializer,
    InspectionSerializer,
    PlannedInspectionSerializer,
    RegisterFileSerializer,
    RegisterReportSerializer,
    SecondmentSerializer,
    WithdrawalSerializer,
)
from burden.api.serializers.demands import DemandSerializer, StepsSerializer
from burden.api.serializers.findings import (
    AssignSerializer,
    DecisionSerializer,
    FindingSerializer,
    NoteSerializer,
    NoticeSerializer,
    RectificationSerializer,
    RectifySerializer,
    RemarkSerializer,
    ReplyRequestSerializer,
    TogetherSerializer,
)
from burden.api.serializers.form_demands import (
    AskedFieldSerializer,
    BroughtSerializer,
    FormDemandSerializer,
    FormFileSerializer,
)
from burden.api.serializers.groups import (
    InstructionSerializer,
    MessageExportSerializer,
    MessagesSerializer,
    WorkGroupSerializer,
)
from burden.api.serializers.meeting_imports import (
    ColumnsSerializer,
    MeetingFileSerializer,
    MeetingImportSerializer,
    RowMessageSerializer,
)
from burden.api.serializers.meeting_reports import (
    AgendaItemSerializer,
    MeetingReportSerializer,
    SeatSerializer,
    SpeechSerializer,
)
from burden.api.serializers.meeting_rules import (
    MeetingHitSerializer,
    PlannedMeetingHeldSerializer,
    PlannedMeetingSerializer,
)
from burden.api.serializers.meetings import LinkSerializer, MeetingSerializer
from burden.api.serializers.news import NewsSerializer, ReadUntilSerializer
from burden.api.serializers.papers import (
    MatchSerializer,
    PaperSerializer,
    ReadersCountSerializer,
    ReadersSerializer,
)
from burden.api.serializers.removals import (
    AskSerializer,
    DecisionOnRemovalSerializer,
    DueRecordsSerializer,
    OutcomeSerializer,
    ProposalSerializer,
    RemovalSerializer,
)
from burden.api.serializers.reports import OrderedReportSerializer, ReportOrderSerializer
from burden.api.serializers.rules import RuleHitSerializer
from burden.api.serializers.thresholds import (
    DraftSerializer,
    EffectSerializer,
    ParameterSerializer,
    ParameterSetSerializer,
    ValuesSerializer,
)
from burden.api.serializers.units import ScoreSerializer, UnitSerializer
from burden.api.serializers.uploads import (
    PaperUploadSerializer,
    UploadedFileSerializer,
    UploadSerializer,
)
from burden.api.serializers.voices import (
    PassOnSerializer,
    ReceiptSerializer,
    ReportSerializer,
    RoundSerializer,
    VoiceSerializer,
    WordsSerializer,
)

__all__ = [
    "ActivityHitSerializer",
    "AgendaItemSerializer",
    "AskSerializer",
    "AskedFieldSerializer",
    "AssignSerializer",
    "BroughtSerializer",
    "CampaignSerializer",
    "ColumnsSerializer",
    "DecisionOnRemovalSerializer",
    "DecisionSerializer",
    "DemandSerializer",
    "DraftSerializer",
    "DueRecordsSerializer",
    "EffectSerializer",
    "FindingSerializer",
    "FormDemandSerializer",
    "FormFileSerializer",
    "InspectionSerializer",
    "InstructionSerializer",
    "LinkSerializer",
    "MatchSerializer",
    "MeetingFileSerializer",
    "MeetingHitSerializer",
    "MeetingImportSerializer",
    "MeetingReportSerializer",
    "MeetingSerializer",
    "MessageExportSerializer",
    "MessagesSerializer",
    "NewsSerializer",
    "NoteSerializer",
    "NoticeSerializer",
    "OrderedReportSerializer",
    "OutcomeSerializer",
    "PaperSerializer",
    "PaperUploadSerializer",
    "ParameterSerializer",
    "ParameterSetSerializer",
    "PassOnSerializer",
    "PlannedInspectionSerializer",
    "PlannedMeetingHeldSerializer",
    "PlannedMeetingSerializer",
    "ProposalSerializer",
    "ReadUntilSerializer",
    "ReadersCountSerializer",
    "ReadersSerializer",
    "ReceiptSerializer",
    "RectificationSerializer",
    "RectifySerializer",
    "RegisterFileSerializer",
    "RegisterReportSerializer",
    "RemarkSerializer",
    "RemovalSerializer",
    "ReplyRequestSerializer",
    "ReportOrderSerializer",
    "ReportSerializer",
    "RoundSerializer",
    "RowMessageSerializer",
    "RuleHitSerializer",
    "ScoreSerializer",
    "SeatSerializer",
    "SecondmentSerializer",
    "SpeechSerializer",
    "StepsSerializer",
    "TogetherSerializer",
    "UnitSerializer",
    "UploadSerializer",
    "UploadedFileSerializer",
    "ValuesSerializer",
    "VoiceSerializer",
    "WithdrawalSerializer",
    "WordsSerializer",
    "WorkGroupSerializer",
]
