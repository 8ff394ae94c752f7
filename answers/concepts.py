"""Everyday words for what the figures of the source count: "ongs", "asociaciones civiles" and "OSC" are one thing.

A concept is the name of a group of words that mean the same in this subject; any other word is its own stem. Questions
and facts are read with the same groups, so that they can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from answers.text import STOPWORDS, fold, stem, word_set

_PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), f" {spoken} ")
    for pattern, spoken in (
        (r"en persona|cara a cara|de cuerpo presente|en vivo", "presencial"),
        (r"a distancia|por (?:la )?compu(?:tadora)?|por la red|por (?:la )?web", "linea"),
        (r"(?:no|sin|ni siquiera|nunca|ni) (?:se |fueron |estan |han |haber )?"
         r"(?:inici|empez|empiez|arranc|comenz|comienz)\w*", "noiniciados"),
        (r"(?:no|ni|nada|poco) (?:es|son|era|queda|quedo|quedaron|esta) (?:muy )?clar\w+|sin claridad", "noclaro"),
        (r"(?:no|sin) (?:se |fueron |quedaron |llegaron a |lograron |pudieron )?(?:complet|termin|cumpl)\w*",
         "nocompletos"),
        (r"a medias|en (?:proceso|progreso|curso|marcha)", "progreso"),
        (r"puesta en (?:practica|marcha)|(?:poner|ponerlo|puso|pusieron) en (?:practica|marcha)", "implementacion"),
        (r"hojas? de ruta", "hojasderuta"),
        (r"grupos? de trabajo", "grupos"),
        (r"mesas? (?:de (?:co ?creacion|trabajo|dialogo)|tematicas?)", "mesas"),
        (r"servidor(?:es|as)? y servidor(?:es|as)? publicos|(?:personas )?servidor(?:a|as|es) public[oa]s|"
         r"(?:empleados|trabajadores|gente|personas?|personal) (?:del|de) (?:el )?(?:gobierno|estado)", "funcionarios"),
        (r"(?:instituciones|dependencias|oficinas) (?:publicas|gubernamentales|de gobierno|del gobierno)",
         "instituciones gobierno"),
        (r"entidades federativas", "entidades"),
        (r"publico en general", "ciudadania"),
        (r"sociedad civil|sociedades civiles", "civil"),
        (r"dependencias de gobierno", "dependencias"),
        (r"por ciento", "porcentaje"),
    )
)  # fmt: skip

# "concepts: words that mean them", one group a line.
_GROUPS = """
personas: persona personas gente participante participantes asistente asistentes integrante integrantes raza individuo
personas: individuos cabezas asistieron asistencia participacion concurrencia publico banda humanos concurrido
personas: participativo concurrida popular convocatoria numeroso numerosa asistio convoco junto
organizaciones: organizacion organizaciones agrupacion agrupaciones colectivos
organizaciones civil: osc oscs ong ongs asociacion asociaciones
civil: civil civiles
personas civil: activistas
personas funcionarios gobierno: funcionario funcionarios funcionarias servidor servidora servidores servidoras burocrata
personas funcionarios gobierno: burocratas
gobierno: gobierno gubernamental gubernamentales
instituciones: institucion instituciones
academia: academia
personas academia: academico academicos academica academicas profesores profesoras investigadores investigadoras
personas academia: maestros universitarios
instituciones educativas: universidad universidades escuela escuelas
educativas: educativa educativas
personas expertas: experto expertos experta expertas especialista especialistas
organismos internacionales: internacionales
organismos: organismo organismos
dependencias: dependencia dependencias secretarias secretaria ministerios
entidades: entidad entidades estado estados estatales estatal locales local
reuniones: reunion reuniones junta juntas sesion sesiones encuentros reunieron juntaron
mesas: mesa mesas
grupos: grupo grupos equipo equipos
compromisos: compromiso compromisos promesa promesas comprometio
etapas: etapa etapas fase fases paso pasos
linea: linea internet digital digitales digitalmente virtual virtuales virtualmente remoto remota online web
presencial: presencial presenciales presencialmente fisico fisica fisicamente
completos: completo completos completados completaron completado completo terminados terminaron termino cumplidos
completos: cumplieron cumplio cumplido concluidos concluyeron concluyo acabados acabaron logrados lograron listos
completos: finalizados finalizaron completar cumplir terminado terminada cumplimiento completo completas
progreso: progreso proceso curso pendientes avance
noiniciados: noiniciados
nocompletos: nocompletos
noclaro: noclaro dudoso dudosos indefinido indefinidos
construccion: construccion construir construyo construyeron construirlo construirse construida elaboracion elaborar
construccion: elaboro elaboraron elaborarlo hacer hicieron hacerlo hizo armar armaron armando armado armarlo creacion
construccion: diseno disenar disenaron preparacion prepararon preparar crear crearon
implementacion: implementacion implementar implementarlo implementando implemento implementaron implementado ejecucion
implementacion: ejecutar ejecutaron ejecutarlo aplicar aplicaron aplicarlo aplicacion implementarse
paises: pais paises naciones gobiernos
fundadores: fundador fundadores fundaron fundo fundadora fundadoras
ejes: eje ejes
meses: mes meses
conversacion: conversacion platicar platica platican charlar charla dialogar dialogo conversar conversa hablar
oir: oir oye escuchar escucha escuchen escuchando oyendo
constante: constante constantemente siempre continuo continua permanente
solicitan: piden pide solicitan solicitud pedir peticiones necesitan quieren
ciudadano: ciudadano ciudadanos ciudadanas ciudadania
inclusivo: incluyente incluyentes inclusivo inclusivos inclusiva
crecimiento: crecimiento crecer
puertas: puertas puerta
herramienta: herramienta herramientas medio
tecnologia: tecnologia tecnologias tecnologico tecnologica tecnologicas
"""
_CONCEPTS: dict[str, tuple[str, ...]] = {}
for _line in _GROUPS.split("\n"):
    _meant, _, _listed = _line.partition(":")
    for _word in _listed.split():
        _CONCEPTS[_word] = tuple(_meant.split())
STAGES = frozenset({"construccion", "implementacion"})
_IDLE = STOPWORDS | word_set(
    "hubo habia participaron participo plan planes accion mexico trabajo numero resultado resultados forma primero "
    "primeros primera primeras nueva nuevo"
)


def concepts(said: str | Iterable[str]) -> frozenset[str]:
    """Return the concepts of a text or of its folded words.

    >>> sorted(concepts("más ONGs"))
    ['civil', 'organizaciones']
    """
    text = fold(said) if isinstance(said, str) else " ".join(said)
    for pattern, spoken in _PHRASES:
        text = pattern.sub(spoken, text)
    found: set[str] = set()
    for word in text.split():
        if word in _CONCEPTS:
            found.update(_CONCEPTS[word])
        elif word not in _IDLE and len(word) > 2:
            found.add(stem(word))
    return frozenset(found)
