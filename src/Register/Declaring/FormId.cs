namespace Ledgerline.Register.Declaring;

/// <summary>Ids in hidden fields.</summary>
internal static class FormId
{
    public static string New() => Guid.NewGuid().ToString();

    /// <summary>The id as it is always written, or null when it is none.</summary>
    public static string? Parse(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id.ToString() : null;
}
