#!/bin/sh
# Sucht Python und startet damit einrichten.py. Ohne Netz; geschrieben wird nur in den eigenen Benutzerordner.
here=$(dirname "$0")
for python in python3 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        exec "$python" -X utf8 "$here/einrichten.py" "$@"
    fi
done
echo "Python 3.11, 3.12 oder 3.13 ist auf diesem Rechner nicht da. Bitten Sie die IT, es zu installieren." >&2
exit 1
