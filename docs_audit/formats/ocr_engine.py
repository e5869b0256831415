"""The recogniser: finds words on a picture and reads them. Models come with their package.

Imported by the recognising child alone; it loads some 150 MB.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec import TextRecOutput
from rapidocr.utils.output import RapidOCROutput

from .ocr_colour import Dots

# Half of 200 dpi finds every line of body print; what was found is read at full size.
_DETECTION_SIDE = 1280
_ENGINE = "EngineConfig.onnxruntime"
_TALL = 1.5
# What lies upside down reads as nonsense, and so do a few lines of it.
_UPRIGHT = 0.8
_SAMPLE = 3


@dataclass(frozen=True)
class Word:
    """A run of print: its corners in dots, clockwise from its upper left, as float32 of 4 x 2."""

    corners: NDArray[np.float32]
    text: str
    score: float


class LiesWrongError(Exception):
    """The page lies on its side or upside down: `turns` by 90 degrees may set it right."""

    def __init__(self, turns: int) -> None:
        super().__init__(turns)
        self.turns = turns


class Engine:
    """Both models, loaded at once. One thread each: a fork does not take threads along."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        self._engine = _WatchfulOCR(
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
        self.words(np.full((64, 320, 3), 255, np.uint8), is_upright=True)

    def words(self, page: Dots, *, is_upright: bool) -> list[Word]:
        """All words on an RGB page, in no order that can be relied on.

        Raises LiesWrongError before the bulk of the work, unless the page is said to be upright.
        """
        self._engine.is_watching = not is_upright
        found = self._engine(np.ascontiguousarray(page[:, :, ::-1]))
        if not isinstance(found, RapidOCROutput) or found.boxes is None:
            return []
        return [
            Word(np.asarray(corners, np.float32), text, float(score))
            for corners, text, score in zip(
                found.boxes, found.txts or (), found.scores or (), strict=True
            )
        ]


class _WatchfulOCR(RapidOCR):
    """Stops between its steps when the page lies wrong; to read it all would be wasted."""

    is_watching = False

    def crop_text_regions(
        self, img: NDArray[np.uint8], det_boxes: NDArray[np.float32]
    ) -> list[NDArray[np.uint8]]:
        sides = [
            np.linalg.norm(box[3] - box[0]) / np.linalg.norm(box[1] - box[0]) for box in det_boxes
        ]
        if self.is_watching and sum(side > _TALL for side in sides) > len(sides) / 2:
            raise LiesWrongError(turns=1)
        return super().crop_text_regions(img, det_boxes)

    def recognize_txt(self, img: list[NDArray[np.uint8]]) -> TextRecOutput:
        if self.is_watching and len(img) >= _SAMPLE:
            by_width = sorted(img, key=lambda crop: crop.shape[1])
            sample = super().recognize_txt(by_width[len(img) // 2 :][:_SAMPLE])
            if np.mean(sample.scores or (1.0,)) < _UPRIGHT:
                raise LiesWrongError(turns=2)
        return super().recognize_txt(img)
