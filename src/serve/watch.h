/* watch.h - how long a connection may take for what it is doing, however slowly it goes on: MHD's own timeout counts silence
 * alone, which one byte every now and then ends. A thread looks four times a second and shuts down those that are past their
 * time. */
#ifndef WEFT_SERVE_WATCH_H
#define WEFT_SERVE_WATCH_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdbool.h>

typedef struct watched watched;

typedef struct watch {
  pthread_mutex_t lock;
  pthread_t thread;
  watched *all;
  int first; /* seconds that a new connection has */
  bool started, stopping;
} watch;

/* False when there is no thread to be had. */
bool watch_start(watch *w, int first_seconds);
/* Behind MHD_stop_daemon: no connection is left. */
void watch_stop(watch *w);
/* For MHD_OPTION_NOTIFY_CONNECTION; `user` is the watch. */
void watch_notice(void *user, struct MHD_Connection *c, void **context, enum MHD_ConnectionNotificationCode what);
/* From now on the connection has so many seconds; 0: as many as it likes. */
void watch_give(watch *w, struct MHD_Connection *c, int seconds);

#endif
