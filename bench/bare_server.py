"""The yardstick: the Flask-SocketIO server one would write first. It sends each op on and stores nothing."""

import sys

import eventlet

eventlet.monkey_patch()

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet", cors_allowed_origins="*")


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Say that the process serves."""
    return {"status": "ok"}


@socketio.on("connect")
def connect() -> None:
    """Everybody is in one room."""
    join_room("board")


@socketio.on("command")
def command(data: dict[str, str]) -> dict[str, object]:
    """One emit per op, to everybody; then the ack."""
    emit("op", data, to="board")
    return {"ok": True, "op_id": data["op_id"]}


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]))
