using Ledgerline.Web;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A drop-down with its label; the value of what is <paramref name="Chosen"/> is marked.</summary>
internal sealed record SelectField(string Name, string LabelKey, string? HintKey, string? Chosen, IReadOnlyList<Choice> Options);
