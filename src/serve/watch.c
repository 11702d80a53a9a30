/* watch.c - see watch.h. */
#include "serve/watch.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct watched {
  watched *next, *previous;
  int socket;
  time_t deadline; /* 0: none */
};

static time_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec;
}

void watch_give(watch *w, struct MHD_Connection *c, int seconds) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  watched *one = info ? info->socket_context : NULL;
  if (!one) return;
  pthread_mutex_lock(&w->lock);
  one->deadline = seconds ? now() + seconds : 0;
  pthread_mutex_unlock(&w->lock);
}

void watch_notice(void *user, struct MHD_Connection *c, void **context, enum MHD_ConnectionNotificationCode what) {
  watch *w = user;
  watched *one = *context;
  pthread_mutex_lock(&w->lock);
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    one = info ? calloc(1, sizeof *one) : NULL;
    if (one) {
      *one = (watched){.next = w->all, .socket = info->connect_fd, .deadline = now() + w->first};
      if (w->all) w->all->previous = one;
      w->all = one;
    }
    *context = one;
  } else if (one) {
    if (one->next) one->next->previous = one->previous;
    if (one->previous) one->previous->next = one->next;
    else w->all = one->next;
    free(one);
    *context = NULL;
  }
  pthread_mutex_unlock(&w->lock);
}

static void *look(void *user) {
  watch *w = user;
  for (bool stop = false; !stop;) {
    nanosleep(&(struct timespec){.tv_nsec = 250000000}, NULL);
    pthread_mutex_lock(&w->lock);
    time_t at = now();
    for (watched *one = w->all; one; one = one->next)
      if (one->deadline && one->deadline < at) {
        shutdown(one->socket, SHUT_RDWR);
        one->deadline = 0;
      }
    stop = w->stopping;
    pthread_mutex_unlock(&w->lock);
  }
  return NULL;
}

bool watch_start(watch *w, int first_seconds) {
  *w = (watch){.first = first_seconds};
  pthread_mutex_init(&w->lock, NULL);
  w->started = !pthread_create(&w->thread, NULL, look, w);
  return w->started;
}

void watch_stop(watch *w) {
  if (!w->started) return;
  pthread_mutex_lock(&w->lock);
  w->stopping = true;
  pthread_mutex_unlock(&w->lock);
  pthread_join(w->thread, NULL);
  pthread_mutex_destroy(&w->lock);
}
