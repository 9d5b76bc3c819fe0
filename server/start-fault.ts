/** What the console says of a start that failed, with the cure where it is known. */
export function startFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program, perhaps another Concord. Stop that one, or set PORT to a free port.`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `This user may not listen on port ${port}. Set PORT to a number above 1023.`;
  }
  return error.message;
}
