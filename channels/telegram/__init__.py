"""Telegram: long polling or webhook, through the same guard and turns as every other channel."""

from channels.telegram.channel import TelegramChannel

__all__ = ["TelegramChannel"]
