"""How the process starts and keeps state. No other package imports this one."""
