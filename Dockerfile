# The bot as a container: docs/operate.md says how it is run, and how requirements.txt is renewed.
FROM python:3.13-slim

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
COPY app.py manifest.yml ./
COPY bot bot
COPY knowledge knowledge
# Compiled now, since the user below may write nothing.
RUN python -m compileall -q app.py bot knowledge \
    && useradd --system --no-create-home --shell /usr/sbin/nologin mlops
USER mlops

# With Socket Mode too, so that the health check has a page to ask.
ENV PORT=3000 PYTHONUNBUFFERED=1
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["python", "app.py"]
