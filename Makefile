# vanban: các lệnh dựng môi trường, chạy và kiểm thử. `make help` liệt kê chúng.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
# Những gói Debian mà kiểm thử cần; xem docs/cai-dat.md.
APT_PACKAGES := libreoffice-writer-nogui fonts-liberation2 poppler-utils

.PHONY: help setup setup-pdf run test lint types check bench lock docs messages wheel clean

help: ## Liệt kê các lệnh
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Môi trường ------------------------------------------------------------------

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Không tìm thấy $(PYTHON). Cần Python 3.11 trở lên."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên; máy này có $$($(PYTHON) -V). Có thể chỉ định: make PYTHON=python3.12 …"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    echo "Thiếu python3-venv: đang cài bằng apt-get."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; \
	  else \
	    echo "Thiếu mô-đun venv của Python. Trên Debian, Ubuntu: sudo apt-get install python3-venv"; exit 2; \
	  fi; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check uv

$(READY): $(BIN)/python requirements.lock pyproject.toml
	@# uv nhanh gấp nhiều lần; mạng nào uv không qua được (chứng chỉ riêng của cơ quan) thì pip qua được.
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock 2>/dev/null \
	  || $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

setup: $(READY) ## Dựng môi trường đầy đủ trong .venv
	@echo "Đã sẵn sàng: $(BIN)/vanban"

setup-pdf: ## Cài LibreOffice, phông chữ (Debian, Ubuntu)
	@if ! command -v apt-get >/dev/null; then echo "Máy này không có apt-get: hãy tự cài LibreOffice Writer và phông Liberation 2."; exit 2; fi
	@if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	  $$sudo apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $(APT_PACKAGES) >/dev/null

# Việc chính ------------------------------------------------------------------

run: $(READY) ## Chạy mọi hồ sơ trong inputs/, kết quả ở outputs/
	@$(BIN)/vanban run inputs -o outputs --force

# Kiểm thử --------------------------------------------------------------------

.PHONY: test-tools
test-tools:
	@if command -v soffice >/dev/null && fc-match "Times New Roman" 2>/dev/null | grep -q "LiberationSerif-Regular" && command -v pdftotext >/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "Đang cài $(APT_PACKAGES) để kiểm thử tệp PDF."; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT_PACKAGES) >/dev/null; } \
	    || echo "Không cài được: các kiểm thử cần LibreOffice sẽ bị bỏ qua (pytest -rs nêu lý do)."; \
	else \
	  echo "Thiếu LibreOffice hoặc phông Liberation 2: các kiểm thử cần chúng sẽ bị bỏ qua (pytest -rs nêu lý do)."; \
	  echo "Cài bằng: sudo apt-get install $(APT_PACKAGES)"; \
	fi

lint: $(READY)
	@$(BIN)/ruff check generator tests benchmarks docs
	@$(BIN)/ruff format --check generator tests benchmarks docs

types: $(READY)
	@$(BIN)/mypy

test: $(READY) test-tools lint types ## Dựng môi trường rồi chạy ruff, mypy và toàn bộ kiểm thử
	@$(BIN)/python -m pytest -rs

check: lint types ## Chỉ ruff, mypy và các kiểm thử nhanh
	@$(BIN)/python -m pytest -rs -m "not soffice"

bench: $(READY) ## Đo tốc độ (không thuộc kiểm thử)
	@for script in $(filter-out benchmarks/floors.py benchmarks/peers.py,$(wildcard benchmarks/*.py)); do name=$$(basename $$script .py); echo "== $$name"; $(BIN)/python -m benchmarks.$$name; done

# Tài liệu, thông báo, gói ----------------------------------------------------

docs: $(READY) ## Sinh lại các trang tài liệu lấy từ mã nguồn
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/template_guide.py

messages: $(READY) ## Trích các thông báo mới, biên dịch bản tiếng Anh
	@$(BIN)/python -m tests.english

lock: $(BIN)/python ## Tính lại requirements.lock
	@$(BIN)/uv pip compile -q pyproject.toml --group dev --generate-hashes --no-emit-index-url -o requirements.lock

wheel: $(READY) ## Đóng gói dist/*.whl
	@$(BIN)/python -m build --quiet --no-isolation --wheel

clean: ## Xoá môi trường và những gì được sinh ra
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find outputs -mindepth 1 ! -name README.md -delete
