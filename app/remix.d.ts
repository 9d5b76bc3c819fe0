import '@remix-run/node';

/** Loader data arrives as it was sent (dates stay dates), because the `v3_singleFetch` flag is on. */
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
