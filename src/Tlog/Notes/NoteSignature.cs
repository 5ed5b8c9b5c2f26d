using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Tlog;

/// <summary>A signature line of a note: <c>— name base64(key id ‖ signature)</c> (C2SP signed-note, "Signatures").</summary>
/// <param name="KeyName">The name of the key.</param>
/// <param name="KeyId">The short id of the key.</param>
/// <param name="Bytes">The signature without the id; what is in it depends on the key's type.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    private const string Dash = "— ";
    private const int IdBytes = sizeof(uint);

    /// <summary>Reads a signature line, without the line feed at its end.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Dash))
            return false;
        var rest = line[Dash.Length..];
        var space = rest.IndexOf(' ');
        if (space < 0 || !Tlog.KeyName.IsValid(rest[..space]) || !StrictBase64.TryDecode(rest[(space + 1)..], out byte[] bytes) || bytes.Length <= IdBytes)
            return false;
        signature = new NoteSignature(rest[..space].ToString(), BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(IdBytes));
        return true;
    }

    /// <summary>The line, without a line feed.</summary>
    public override string ToString()
    {
        var bytes = new byte[IdBytes + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.Span.CopyTo(bytes.AsSpan(IdBytes));
        return $"{Dash}{KeyName} {Convert.ToBase64String(bytes)}";
    }
}
