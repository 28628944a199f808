#!/usr/bin/env bash
# Install uv into the folder named, from the package index that pip is set up for, or by its own installer.
set -euo pipefail
folder=$1
export PIP_DISABLE_PIP_VERSION_CHECK=1
echo "Installing uv into $folder"
if python3 -m venv "$folder" && "$folder/bin/pip" install --quiet uv; then
    exit 0
fi
rm -rf "$folder"
curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR="$folder/bin" UV_NO_MODIFY_PATH=1 sh
