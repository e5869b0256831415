"""How heavy a finding is: avoidable hours times the probability that it is right."""

from decimal import Decimal

import numpy as np
import numpy.typing as npt

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters

Floats = npt.NDArray[np.float64]


def severities(
    avoidable: Floats, confidence: Floats, parameters: Parameters
) -> npt.NDArray[np.str_]:
    """Low, medium or high of each finding, by the two bounds of the parameters."""
    expected = avoidable * confidence
    found: npt.NDArray[np.str_] = np.select(
        [expected >= parameters["severity.high"], expected >= parameters["severity.medium"]],
        [Finding.Severity.HIGH.value, Finding.Severity.MEDIUM.value],
        Finding.Severity.LOW.value,
    )
    return found


def severity_of(avoidable: Decimal, confidence: float, parameters: Parameters) -> Finding.Severity:
    """Low, medium or high of one finding."""
    one = severities(np.array([float(avoidable)]), np.array([confidence]), parameters)
    return Finding.Severity(one[0])
