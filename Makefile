# Órdenes del proyecto. Lo único que hace falta es python3, make y red: lo demás se instala en .venv.
PORT ?= 5005
HOST ?= 127.0.0.1
RUN = .venv/bin/python -m service
.PHONY: install chat serve parse train test eval lint clean

install:  ## instala lo necesario en .venv
	@scripts/bootstrap

train: install  ## entrena el modelo, sólo si cambió algo
	@$(RUN) train

chat: train  ## conversa en la terminal; también: printf '¿qué es la AGA?\n' | make -s chat
	@$(RUN) shell

serve: train  ## atiende por HTTP en HOST:PORT
	@$(RUN) serve --host $(HOST) --port $(PORT)

parse: train  ## muestra cómo se entiende una frase: make parse Q='quién participó en el plan 2'
	@$(RUN) parse "$$Q"

test:  ## ejecuta las pruebas
	@scripts/bootstrap dev && $(RUN) train && .venv/bin/python -m pytest $(ARGS)

eval: train  ## mide el acierto con preguntas que el modelo no ha visto
	@scripts/evaluate $(ARGS)

lint:  ## revisa estilo, tipos, dependencias y datos
	@scripts/bootstrap dev && PATH="$(CURDIR)/.venv/bin:$$PATH" && ruff check && ruff format --check && \
	mypy && lint-imports --no-cache && RASA_TELEMETRY_ENABLED=false rasa data validate

clean:  ## borra el entorno, el modelo y las cachés
	rm -rf .venv .uv .rasa models results .*_cache .hypothesis
