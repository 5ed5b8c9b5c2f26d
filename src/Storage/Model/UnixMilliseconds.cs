using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ledgerline.Storage.Model;

/// <summary>
/// Instants are kept as whole milliseconds since 1970 UTC on both engines: SQLite has no type for them, and one form that sorts and
/// compares everywhere lets a statement be written once.
/// </summary>
internal sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
