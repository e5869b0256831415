# One image for web, worker and clock; docker-compose.yml says which command runs.
FROM debian:12-slim

# Fonts and text layout for reports.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        python3 python3-venv fonts-noto-cjk fonts-wqy-microhei postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --uid 10001 burden \
    && install --directory --owner burden --group burden /var/lib/burden /opt/loops

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PATH=/opt/venv/bin:$PATH \
    BURDEN_DATA=/var/lib/burden \
    NUMBA_CACHE_DIR=/opt/loops

# Without recognition of scans the image is 270 MB smaller: --build-arg OCR=no
ARG OCR=yes
COPY requirements.txt requirements-ocr.txt /tmp/
RUN python3 -m venv /opt/venv \
    && pip install --no-cache-dir --require-hashes -r /tmp/requirements.txt \
    && if [ "$OCR" = yes ]; then \
        pip install --no-cache-dir --require-hashes -r /tmp/requirements-ocr.txt; fi \
    && rm /tmp/requirements.txt /tmp/requirements-ocr.txt

WORKDIR /srv/burden
COPY . .
RUN python -m compileall -q burden docs_audit meetings

USER burden
# The loops of the copy search are compiled here, so that no start and no worker waits for it.
RUN python -c "from docs_audit.textreuse import warm_up; warm_up()"
VOLUME /var/lib/burden
EXPOSE 8000
CMD ["gunicorn", "--config", "python:burden.stack.gunicorn_conf", "--bind", "0.0.0.0:8000"]
