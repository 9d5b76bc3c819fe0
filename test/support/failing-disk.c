/*
 * Loaded into a process before libc, makes its disk fail as the first letter of the file named by FAILING_DISK
 * says: f, full: nothing can be written; s, spoilt: writing works and flushing fails; anything else: the disk
 * works. Only writes at a given place fail, which is how a database writes, so that the log still can.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static char state(void) {
  char letter = 0;
  const char *name = getenv("FAILING_DISK");
  int fd = name ? open(name, O_RDONLY) : -1;
  if (fd < 0) return 0;
  if (read(fd, &letter, 1) != 1) letter = 0;
  close(fd);
  return letter;
}

static int fails(char when, int with) {
  if (state() != when) return 0;
  errno = with;
  return 1;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  if (fails('f', ENOSPC)) return -1;
  return ((ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite"))(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  if (fails('f', ENOSPC)) return -1;
  return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(fd, bytes, count, at);
}

int fsync(int fd) {
  if (fails('s', EIO)) return -1;
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
}

int fdatasync(int fd) {
  if (fails('s', EIO)) return -1;
  return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd);
}
