namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>The contacts that a current call made, as it keeps them.</summary>
internal static class ReferredContacts
{
    public static IReadOnlyList<ContactId> Read(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new ContactId(Guid.Parse(id)))];

    public static string? Write(IReadOnlyList<ContactId> ids) => ids.Count == 0 ? null : string.Join(' ', ids);
}
