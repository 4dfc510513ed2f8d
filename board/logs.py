"""Facts as JSON lines on standard error, in UTC; never what anybody wrote."""

import sys

import structlog


def set_up_logs() -> None:
    """One line for each event; line breaks in a value are escaped."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
