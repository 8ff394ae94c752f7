"""Stand-ins: only for what config.yml does not use, and loud when something tries to compute."""

import pytest

from service import environment, lean


@pytest.mark.parametrize(
    ("config", "needed"),
    [
        ("pipeline:\n- name: WhitespaceTokenizer\n", False),
        ("pipeline:\n- name: DIETClassifier\n", True),
        ("policies:\n- name: rasa.core.policies.ted_policy.TEDPolicy\n", True),
        ("pipeline:\n# - name: DIETClassifier\n", False),
    ],
)
def test_tensorflow_is_left_out_only_when_unused(tmp_path, config, needed):
    path = tmp_path / "config.yml"
    path.write_text(config)
    assert environment.needs_tensorflow(path) is needed


def test_no_configuration_means_everything_stays(tmp_path):
    assert environment.needs_tensorflow(tmp_path / "config.yml")


def test_stand_in_serves_imports_and_refuses_to_compute():
    class Layer(lean.StandIn.keras.layers.Layer):
        pass

    def function() -> int:
        return 7

    assert lean.StandIn.function(function) is function
    assert lean.StandIn.function(reduce_retracing=True)(function) is function
    with pytest.raises(ImportError, match=r"lean\.py"):
        lean.StandIn.constant([1, 2])
    with pytest.raises(ImportError):
        Layer()
