"""The assistant's own components of the Rasa pipeline (see config.yml)."""
