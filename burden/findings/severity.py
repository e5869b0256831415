"""How heavy a finding is: avoidable hours times the probability that it is right."""

from decimal import Decimal

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters


def severity_of(avoidable: Decimal, confidence: float, parameters: Parameters) -> Finding.Severity:
    """Low, medium or high by the two bounds of the parameters."""
    expected = float(avoidable) * confidence
    if expected >= parameters["severity.high"]:
        return Finding.Severity.HIGH
    if expected >= parameters["severity.medium"]:
        return Finding.Severity.MEDIUM
    return Finding.Severity.LOW
