using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledgerline.Register.Publishing;

/// <summary>How many people are in the register, by the day they declared (docs/specs/log-folder.md, "Totals"). Those annulled are not among them.</summary>
/// <param name="Size">The size of the log that was counted.</param>
/// <param name="Declarations">Leaves of declarations.</param>
/// <param name="Annulments">Leaves of annulments.</param>
/// <param name="Count">Declarations less annulments.</param>
/// <param name="Days">Each day on which somebody declared, the earliest first.</param>
internal sealed record LogTotals(long Size, long Declarations, long Annulments, long Count, IReadOnlyList<LogTotals.Day> Days)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>One day.</summary>
    /// <param name="Date">The day.</param>
    /// <param name="People">Who declared on it.</param>
    /// <param name="Party">Those of them who left the Party.</param>
    /// <param name="YouthLeague">Those of them who left the Youth League.</param>
    /// <param name="YoungPioneers">Those of them who left the Young Pioneers.</param>
    internal sealed record Day(DateOnly Date, long People, long Party, long YouthLeague, long YoungPioneers);

    /// <exception cref="JsonException">It is not what <see cref="ToBytes"/> writes.</exception>
    public static LogTotals Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<LogTotals>(json, Options) ?? throw new JsonException("null");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}
