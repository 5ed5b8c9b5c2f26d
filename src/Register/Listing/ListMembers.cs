namespace Ledgerline.Register.Listing;

/// <summary>
/// Ascending indices in few bytes: the first and then each difference, seven bits a byte. A page of a hundred takes one or two hundred bytes, where an index
/// of the table would take thirty for each entry; and a page is read by a hundred keys, however far apart its entries are.
/// </summary>
internal static class ListMembers
{
    public static byte[] ToBytes(IEnumerable<long> ascending)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var before = 0L;
        foreach (var index in ascending)
        {
            writer.Write7BitEncodedInt64(index - before);
            before = index;
        }

        return bytes.ToArray();
    }

    public static List<long> FromBytes(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream);
        var indices = new List<long>(ListPage.Size);
        for (var before = 0L; stream.Position < stream.Length; indices.Add(before))
            before += reader.Read7BitEncodedInt64();
        return indices;
    }
}
