// Todo lo que dice el widget por su cuenta.
export const texts = {
  title: "Gobierno abierto",
  subtitle: "Automático · no es un servicio oficial",
  launcher: "Pregunta sobre gobierno abierto",
  close: "Cerrar el chat",
  menu: "Opciones",
  restart: "Empezar de nuevo",
  download: "Descargar conversación",
  catalogue: "Todo lo que sé",
  privacy: "Aviso de privacidad",
  privacyText:
    "Es un programa y puede equivocarse. No pide datos personales: no escribas tu nombre, CURP, teléfono ni correo. " +
    "Lo que escribes se guarda un tiempo para seguir el hilo y mejorar las respuestas. Sin cookies. " +
    "Al cerrar esta pestaña se olvida aquí la conversación.",
  log: "Conversación",
  you: "Tú: ",
  bot: "Asistente: ",
  label: "Escribe tu pregunta",
  send: "Enviar",
  welcome:
    "¡Hola! Contesto preguntas sobre gobierno abierto y los cuatro planes de acción de México, con su fuente. " +
    "No compartas datos personales.",
  examples: ["¿Qué es el gobierno abierto?", "¿Cuándo se presentó el segundo plan?", "¿Qué puedes contestar?"],
  typing: "El asistente está escribiendo…",
  sources: "Fuentes",
  source: "Fuente",
  newTab: " (se abre en otra pestaña)",
  suggestions: "Preguntas sugeridas",
  rate: "¿Te sirvió esta respuesta?",
  useful: "Útil",
  useless: "No útil",
  thanks: "Gracias por tu opinión.",
  data: "Datos de la gráfica",
  counter: (used, limit) => `${used} de ${limit} caracteres`,
  restarted: "Conversación nueva.",
  restored: "Se recuperó tu conversación.",
  retry: "Reintentar",
  file: "conversacion-gobierno-abierto",
};

// Qué se dice cuando algo falla y el servidor no manda su propio texto.
export const problems = {
  offline: "No tienes conexión a internet. Tu mensaje sigue aquí: reinténtalo cuando vuelva.",
  online: "Ya hay conexión. Puedes reintentar.",
  unreachable: "No pude comunicarme con el asistente. Tu mensaje sigue aquí: reinténtalo en un momento.",
  timeout: "La respuesta tarda demasiado. Tu mensaje sigue aquí: reinténtalo.",
  forbidden: "Este sitio no tiene permiso para usar el asistente.",
  tooLong: (used, limit) => `Tu mensaje tiene ${used} caracteres y puedo leer hasta ${limit}. Acórtalo un poco.`,
  401: "La conversación terminó. Reinténtalo para empezar otra.",
  403: "Este sitio no tiene permiso para usar el asistente.",
  409: "Sigo con tu pregunta anterior. Espera un momento.",
  413: "Tu mensaje es demasiado grande para enviarlo.",
  415: "No pude leer tu mensaje.",
  422: "No pude leer tu mensaje.",
  429: "Vas muy rápido. Espera un momento y reinténtalo.",
  other: "El asistente tuvo un problema. Tu mensaje sigue aquí: reinténtalo en un momento.",
};
