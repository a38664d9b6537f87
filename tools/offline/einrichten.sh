#!/bin/sh
# Startet einrichten.py. Ohne Netz; geschrieben wird nur in den eigenen Benutzerordner.
cd "$(dirname "$0")" && exec python3 einrichten.py "$@"
