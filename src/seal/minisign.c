/* SPDX-License-Identifier: MIT */
/* Keys and signatures in minisign's format. */
#include "config.h"

#include "seal/minisign.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/memory.h"
#include "base/string.h"

#define COMMENT "untrusted comment: "
#define TRUSTED_COMMENT "trusted comment: "
#define CHECKSUM_BYTES 32
#define SALT_BYTES crypto_pwhash_scryptsalsa208sha256_SALTBYTES
#define SIGNATURE_BYTES crypto_sign_BYTES
#define DIGEST_BYTES 64
/* What a file may ask of this machine to open a key: what minisign itself asks for at most. */
#define OPERATIONS_MAXIMUM 33554432U
#define MEMORY_MAXIMUM 1073741824U

/* The parts of the files, as their bytes lie. */
struct public_file {
	unsigned char algorithm[2];
	unsigned char id[MINISIGN_ID_BYTES];
	unsigned char key[MINISIGN_PUBLIC_BYTES];
};

/* What the passphrase hides. */
struct hidden {
	unsigned char id[MINISIGN_ID_BYTES];
	unsigned char key[MINISIGN_SECRET_BYTES];
	unsigned char checksum[CHECKSUM_BYTES];
};

struct secret_file {
	unsigned char algorithm[2];
	unsigned char kdf[2];
	unsigned char checksum_algorithm[2];
	unsigned char salt[SALT_BYTES];
	unsigned char operations[8];
	unsigned char memory[8];
	struct hidden hidden;
};

struct signature_file {
	unsigned char algorithm[2];
	unsigned char id[MINISIGN_ID_BYTES];
	unsigned char signature[SIGNATURE_BYTES];
};

_Static_assert(sizeof(struct public_file) == 42, "as minisign has it");
_Static_assert(sizeof(struct secret_file) == 158, "as minisign has it");
_Static_assert(sizeof(struct signature_file) == 74, "as minisign has it");

const struct minisign_strength minisign_strong = {4194304, 134217728};
const struct minisign_strength minisign_weak = {32768, 16777216};

static void
write_number(unsigned char bytes[8], uint64_t number)
{
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(number >> (8 * i));
}

static uint64_t
read_number(const unsigned char bytes[8])
{
	uint64_t number = 0;

	for (int i = 8; i-- > 0;)
		number = number << 8 | bytes[i];
	return number;
}

void
minisign_make(struct minisign_public *public, struct minisign_secret *secret)
{
	randombytes_buf(public->id, sizeof(public->id));
	memcpy(secret->id, public->id, sizeof(secret->id));
	crypto_sign_keypair(public->key, secret->key);
}

void
minisign_wipe(struct minisign_secret *secret)
{
	sodium_memzero(secret, sizeof(*secret));
}

char *
minisign_id_text(const unsigned char id[MINISIGN_ID_BYTES])
{
	return string_format("%016" PRIX64, read_number(id));
}

static char *
write_base64(const void *bytes, size_t length)
{
	size_t size = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
	char *encoded = memory_allocate(size);

	return sodium_bin2base64(encoded, size, bytes, length, sodium_base64_VARIANT_ORIGINAL);
}

static void
append_base64(struct string *text, const void *bytes, size_t length)
{
	auto_string char *encoded = write_base64(bytes, length);

	string_append(text, encoded);
	string_append_byte(text, '\n');
}

static char *
write_file(const char *comment, const void *bytes, size_t length)
{
	struct string text = {0};

	string_append_format(&text, COMMENT "%s\n", comment);
	append_base64(&text, bytes, length);
	return string_take(&text);
}

#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="

/* Read a line of base64 of exactly so many bytes; moves `text` to the next line. The library takes
 * some other characters for those of base64. */
static bool
read_base64(const char **text, void *bytes, size_t length)
{
	size_t line = strcspn(*text, "\r\n");
	size_t count;
	const char *end;

	if (strspn(*text, BASE64) != line ||
		sodium_base642bin(bytes, length, *text, line, NULL, &count, &end,
			sodium_base64_VARIANT_ORIGINAL) != 0 ||
		count != length || end != *text + line)
		return false;
	*text += line;
	*text += strspn(*text, "\r\n");
	return true;
}

/* Go past a line that begins so; the rest of the line, caller-owned, in `rest` unless NULL. */
static bool
read_comment(const char **text, const char *beginning, char **rest)
{
	size_t skipped = strlen(beginning);
	size_t line = strcspn(*text, "\r\n");

	if (strncmp(*text, beginning, skipped) != 0)
		return false;
	if (rest)
		*rest = memory_copy_bytes(*text + skipped, line - skipped);
	*text += line;
	*text += strspn(*text, "\r\n");
	return true;
}

char *
minisign_write_public(const struct minisign_public *public)
{
	struct public_file file = {.algorithm = {'E', 'd'}};
	auto_string char *id = minisign_id_text(public->id);
	auto_string char *comment = string_format("minisign public key %s", id);

	memcpy(file.id, public->id, sizeof(file.id));
	memcpy(file.key, public->key, sizeof(file.key));
	return write_file(comment, &file, sizeof(file));
}

bool
minisign_read_public(const char *text, struct minisign_public *public, struct error *error)
{
	struct public_file file;

	if (!read_comment(&text, COMMENT, NULL) || !read_base64(&text, &file, sizeof(file)) ||
		memcmp(file.algorithm, "Ed", 2) != 0)
		return error_set(error, ERROR_DATA, N_("That is no public key of minisign."), NULL);
	memcpy(public->id, file.id, sizeof(public->id));
	memcpy(public->key, file.key, sizeof(public->key));
	return true;
}

static void
check_sum(const struct secret_file *file, unsigned char sum[CHECKSUM_BYTES])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, CHECKSUM_BYTES);
	crypto_generichash_update(&state, file->algorithm, sizeof(file->algorithm));
	crypto_generichash_update(&state, file->hidden.id, sizeof(file->hidden.id));
	crypto_generichash_update(&state, file->hidden.key, sizeof(file->hidden.key));
	crypto_generichash_final(&state, sum, CHECKSUM_BYTES);
}

/* Hide or show the key: the same either way. False where there is no memory for it. */
static bool
mask(struct secret_file *file, const char *passphrase)
{
	unsigned char stream[sizeof(file->hidden)];
	unsigned char *hidden = (unsigned char *)&file->hidden;
	int result = crypto_pwhash_scryptsalsa208sha256(stream, sizeof(stream), passphrase,
		strlen(passphrase), file->salt, read_number(file->operations),
		(size_t)read_number(file->memory));

	for (size_t i = 0; i < sizeof(stream) && result == 0; i++)
		hidden[i] ^= stream[i];
	sodium_memzero(stream, sizeof(stream));
	return result == 0;
}

char *
minisign_write_secret(const struct minisign_secret *secret, const char *passphrase,
	const struct minisign_strength *strength)
{
	struct secret_file file = {
		.algorithm = {'E', 'd'},
		.kdf = {'S', 'c'},
		.checksum_algorithm = {'B', '2'},
	};
	char *text = NULL;

	randombytes_buf(file.salt, sizeof(file.salt));
	write_number(file.operations, strength->operations);
	write_number(file.memory, strength->bytes);
	memcpy(file.hidden.id, secret->id, sizeof(file.hidden.id));
	memcpy(file.hidden.key, secret->key, sizeof(file.hidden.key));
	check_sum(&file, file.hidden.checksum);
	if (mask(&file, passphrase))
		text = write_file("minisign encrypted secret key", &file, sizeof(file));
	sodium_memzero(&file, sizeof(file));
	return text;
}

static bool
is_bearable(const struct secret_file *file)
{
	return read_number(file->operations) <= OPERATIONS_MAXIMUM &&
	       read_number(file->memory) <= MEMORY_MAXIMUM;
}

bool
minisign_read_secret(const char *text, const char *passphrase, struct minisign_secret *secret,
	struct error *error)
{
	struct secret_file file;
	unsigned char sum[CHECKSUM_BYTES];
	bool is_right;

	if (!read_comment(&text, COMMENT, NULL) || !read_base64(&text, &file, sizeof(file)) ||
		memcmp(file.algorithm, "Ed", 2) != 0 || memcmp(file.kdf, "Sc", 2) != 0 ||
		memcmp(file.checksum_algorithm, "B2", 2) != 0 || !is_bearable(&file))
		return error_set(error, ERROR_DATA,
			N_("That is no secret key of minisign with a passphrase."), NULL);
	if (!mask(&file, passphrase))
		return error_set(error, ERROR_STATE,
			N_("There is not enough memory to open the key with its passphrase."),
			NULL);
	check_sum(&file, sum);
	is_right = sodium_memcmp(sum, file.hidden.checksum, sizeof(sum)) == 0;
	if (is_right) {
		memcpy(secret->id, file.hidden.id, sizeof(secret->id));
		memcpy(secret->key, file.hidden.key, sizeof(secret->key));
	}
	sodium_memzero(&file, sizeof(file));
	return is_right || error_set(error, ERROR_DATA,
				   N_("The passphrase is not that of the key, or the key is "
				      "damaged."),
				   NULL);
}

static void
digest(const void *bytes, size_t length, unsigned char sum[DIGEST_BYTES])
{
	crypto_generichash(sum, DIGEST_BYTES, bytes, length, NULL, 0);
}

/* What the second signature is over: the first, and the comment. */
static void
append_signed_comment(struct string *bytes, const struct signature_file *file, const char *comment)
{
	string_append_bytes(bytes, (const char *)file->signature, sizeof(file->signature));
	string_append(bytes, comment);
}

char *
minisign_sign(
	const struct minisign_secret *secret, const void *bytes, size_t length, const char *comment)
{
	struct signature_file file = {.algorithm = {'E', 'D'}};
	unsigned char sum[DIGEST_BYTES];
	unsigned char second[SIGNATURE_BYTES];
	struct string covered = {0};
	struct string text = {0};

	memcpy(file.id, secret->id, sizeof(file.id));
	digest(bytes, length, sum);
	crypto_sign_detached(file.signature, NULL, sum, sizeof(sum), secret->key);
	append_signed_comment(&covered, &file, comment);
	crypto_sign_detached(
		second, NULL, (const unsigned char *)covered.data, covered.length, secret->key);
	string_append(&text, COMMENT "signature from pia\n");
	append_base64(&text, &file, sizeof(file));
	string_append_format(&text, TRUSTED_COMMENT "%s\n", comment);
	append_base64(&text, second, sizeof(second));
	string_clear(&covered);
	return string_take(&text);
}

static bool
refuse_signature(struct error *error)
{
	return error_set(error, ERROR_DATA, N_("That is no signature of minisign."), NULL);
}

bool
minisign_signature_id(
	const char *signature, unsigned char id[MINISIGN_ID_BYTES], struct error *error)
{
	struct signature_file file;

	if (!read_comment(&signature, COMMENT, NULL) ||
		!read_base64(&signature, &file, sizeof(file)))
		return refuse_signature(error);
	memcpy(id, file.id, sizeof(file.id));
	return true;
}

char *
minisign_key_line(const struct minisign_secret *secret)
{
	struct public_file file = {.algorithm = {'E', 'd'}};

	/* The public half is behind the seed. */
	memcpy(file.id, secret->id, sizeof(file.id));
	memcpy(file.key, secret->key + sizeof(secret->key) - sizeof(file.key), sizeof(file.key));
	return write_base64(&file, sizeof(file));
}

bool
minisign_signature_key(const char *signature, struct minisign_public *public)
{
	struct signature_file file;
	auto_string char *comment = NULL;

	if (!read_comment(&signature, COMMENT, NULL) ||
		!read_base64(&signature, &file, sizeof(file)) ||
		!read_comment(&signature, TRUSTED_COMMENT, &comment))
		return false;

	const char *mark = strstr(comment, MINISIGN_KEY_MARK);
	const char *line = mark ? mark + strlen(MINISIGN_KEY_MARK) : "";
	struct public_file key;

	if (!read_base64(&line, &key, sizeof(key)) || memcmp(key.algorithm, "Ed", 2) != 0 ||
		memcmp(key.id, file.id, sizeof(key.id)) != 0)
		return false;
	memcpy(public->id, key.id, sizeof(public->id));
	memcpy(public->key, key.key, sizeof(public->key));
	return true;
}

/* The first signature is over the digest, or ("Ed", of old) over the bytes themselves. */
static bool
covers(const struct minisign_public *public, const struct signature_file *file, const void *bytes,
	size_t length)
{
	unsigned char sum[DIGEST_BYTES];

	if (memcmp(file->algorithm, "Ed", 2) == 0)
		return crypto_sign_verify_detached(file->signature, bytes, length, public->key) ==
		       0;
	digest(bytes, length, sum);
	return crypto_sign_verify_detached(file->signature, sum, sizeof(sum), public->key) == 0;
}

static bool
covers_comment(const struct minisign_public *public, const struct signature_file *file,
	const char *comment, const unsigned char second[SIGNATURE_BYTES])
{
	struct string covered = {0};
	bool is_covered;

	append_signed_comment(&covered, file, comment);
	is_covered = crypto_sign_verify_detached(second, (const unsigned char *)covered.data,
			     covered.length, public->key) == 0;
	string_clear(&covered);
	return is_covered;
}

bool
minisign_verify(const struct minisign_public *public, const char *signature, const void *bytes,
	size_t length, char **comment, struct error *error)
{
	struct signature_file file;
	unsigned char second[SIGNATURE_BYTES];
	auto_string char *signed_comment = NULL;

	if (!read_comment(&signature, COMMENT, NULL) ||
		!read_base64(&signature, &file, sizeof(file)) ||
		!read_comment(&signature, TRUSTED_COMMENT, &signed_comment) ||
		!read_base64(&signature, second, sizeof(second)) ||
		(memcmp(file.algorithm, "ED", 2) != 0 && memcmp(file.algorithm, "Ed", 2) != 0))
		return refuse_signature(error);
	if (memcmp(file.id, public->id, sizeof(file.id)) != 0)
		return error_set(error, ERROR_DATA, N_("The signature is by another key."), NULL);
	if (!covers(public, &file, bytes, length) ||
		!covers_comment(public, &file, signed_comment, second))
		return error_set(error, ERROR_DATA,
			N_("The signature is not one of these bytes: something was altered."),
			NULL);
	if (comment)
		*comment = memory_copy_string(signed_comment);
	return true;
}
