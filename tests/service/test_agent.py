"""The whole bot in process: it answers, and a long conversation does not slow it down."""

import statistics
import time

from channels import texts
from channels.guard import Accepted
from channels.turns import Turns


async def test_answers_a_question(agent):
    messages = await Turns(agent.handle_message, "rest").answer(Accepted("prueba-1", "¿qué es el gobierno abierto?"))
    assert messages[0].status == "answered"
    assert messages[0].text != texts.say("chat", "apology")


async def test_turn_200_costs_what_turn_1_costs(agent):
    turns, times = Turns(agent.handle_message, "rest"), []
    for _ in range(200):
        start = time.perf_counter()
        await turns.answer(Accepted("prueba-200", "¿cuándo se presentó el segundo plan?"))
        times.append(time.perf_counter() - start)
    assert statistics.median(times[-20:]) <= 1.5 * statistics.median(times[:20])
    tracker = await agent.tracker_store.retrieve("prueba-200")
    assert len(tracker.events) < 200
