import { createContext } from 'react';

/** The token that this session's forms must carry; empty for somebody not signed in. Given by app/root.tsx. */
export const CsrfTokenContext = createContext('');
