namespace Ledgerline.Register.Searching;

/// <summary>A row to be added to the index of names.</summary>
internal readonly record struct NewName(long Entry, NameKey Key);

/// <summary>Rows in the order of the index: each of its pages is then written once a batch, not once a name.</summary>
internal static class NewNames
{
    public static NewName[] InOrder(IEnumerable<(long Entry, NameKey[] Keys)> names)
    {
        var rows = names.SelectMany(name => name.Keys, (name, key) => new NewName(name.Entry, key)).ToArray();
        Array.Sort(rows, (one, other) => NameKey.Compare(one.Key, other.Key) is not 0 and var order ? order : one.Entry.CompareTo(other.Entry));
        return rows;
    }
}
