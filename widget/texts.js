// Todo lo que dice el widget por su cuenta.
export const texts = {
  title: "Gobierno abierto",
  subtitle: "Automático, no es oficial",
  launcher: ["Pregunta", " sobre gobierno abierto"],
  close: "Cerrar el chat",
  menu: "Opciones",
  restart: "Empezar de nuevo",
  download: "Descargar conversación",
  catalogue: "Todo lo que sé",
  privacy: "Aviso de privacidad",
  privacyText:
    "Es un programa y puede equivocarse. No pide datos personales: no escribas tu nombre, CURP, teléfono ni correo. " +
    "Lo que escribes se guarda sólo para seguir el hilo; tus opiniones, sin tu nombre, para mejorar las respuestas. " +
    "Sin cookies. Al cerrar esta pestaña se olvida aquí la conversación.",
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
  kept: "Tu mensaje sigue aquí: reinténtalo en un momento.",
  offline: "No tienes conexión a internet.",
  online: "Ya hay conexión. Puedes reintentar.",
  unreachable: "No pude comunicarme con el asistente.",
  timeout: "La respuesta tarda demasiado.",
  forbidden: "Este sitio no tiene permiso para usar el asistente.",
  tooLong: (used, limit) => `Tu mensaje tiene ${used} caracteres y puedo leer hasta ${limit}. Acórtalo un poco.`,
  429: "Vas muy rápido. Espera un momento y reinténtalo.",
  other: "El asistente tuvo un problema.",
};
