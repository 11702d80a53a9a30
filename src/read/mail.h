/* mail.h - whether bytes are mail. */
#ifndef WEFT_READ_MAIL_H
#define WEFT_READ_MAIL_H

#include "base/str.h"

#define MAIL_MAX_PARTS 200 /* of one message, those within parts with them */
#define MAIL_MAX_DEPTH 8   /* parts within parts */
#define MAIL_MAX_HEADER ((size_t)256 << 10)

typedef enum mail_kind { MAIL_NONE = 0, MAIL_MESSAGE, MAIL_BOX } mail_kind;

/* MAIL_MESSAGE: header fields that mail alone has (Message-ID, Received, MIME-Version ...) and a sender or day. MAIL_BOX: "From "
 * and a day, then such fields. */
mail_kind mail_begins(str head);

#endif
