"""The custom actions: adapters between Rasa's tracker and the answers."""
