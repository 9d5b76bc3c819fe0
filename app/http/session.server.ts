/** `__Host-` binds the cookie to this host and to https; over plain http browsers refuse that prefix. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-concord' : 'concord';
}

/** The session's secret from a Cookie header, or null. */
export function readSessionSecret(cookieHeader: string | null | undefined, secure: boolean): string | null {
  if (!cookieHeader) return null;
  const wanted = `${cookieName(secure)}=`;
  for (const part of cookieHeader.split(';')) {
    const trimmed = part.trim();
    if (trimmed.startsWith(wanted)) {
      const secret = trimmed.slice(wanted.length);
      return /^[\w-]{43}$/.test(secret) ? secret : null;
    }
  }
  return null;
}

/** A Set-Cookie value that keeps the person signed in. */
export function sessionCookie(secret: string, secure: boolean, maxAgeSeconds: number): string {
  return `${cookieName(secure)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`;
}

/** A Set-Cookie value that signs the browser out. */
export function endedSessionCookie(secure: boolean): string {
  return sessionCookie('', secure, 0);
}
