using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How the rows not taken are written before they are sealed.</summary>
internal static class ReportJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
