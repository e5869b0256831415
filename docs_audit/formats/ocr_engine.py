"""The recogniser: finds words on a picture and reads them. Models come with their package.

Imported by the recognising child alone; it loads some 150 MB.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from .ocr_colour import Dots

# Half of 200 dpi finds every line of body print; what was found is read at full size.
_DETECTION_SIDE = 1280
_ENGINE = "EngineConfig.onnxruntime"


@dataclass(frozen=True)
class Word:
    """A run of print: its corners in dots, clockwise from its upper left, as float32 of 4 x 2."""

    corners: NDArray[np.float32]
    text: str
    score: float


class Engine:
    """Both models, loaded at once. One thread each: a fork does not take threads along."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        self._engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": 1_000_000,
                "Det.limit_type": "max",
                "Det.limit_side_len": _DETECTION_SIDE,
                # Lines of unequal length are padded to the longest: one by one is faster, and
                # takes half the memory.
                "Rec.rec_batch_num": 1,
                f"{_ENGINE}.intra_op_num_threads": 1,
                f"{_ENGINE}.inter_op_num_threads": 1,
            }
        )
        self.words(np.full((64, 320, 3), 255, np.uint8))

    def words(self, page: Dots) -> list[Word]:
        """All words on an RGB page, in no order that can be relied on."""
        found = self._engine(np.ascontiguousarray(page[:, :, ::-1]))
        if not isinstance(found, RapidOCROutput) or found.boxes is None:
            return []
        return [
            Word(np.asarray(corners, np.float32), text, float(score))
            for corners, text, score in zip(
                found.boxes, found.txts or (), found.scores or (), strict=True
            )
        ]
