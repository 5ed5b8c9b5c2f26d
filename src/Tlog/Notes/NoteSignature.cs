using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Tlog;

/// <summary>
/// A signature line of a note: <c>— name base64(key id ‖ signature)</c> (C2SP signed-note, "Signatures"). Two are equal when their lines are.
/// </summary>
/// <param name="KeyName">The name of the key.</param>
/// <param name="KeyId">The short id of the key.</param>
/// <param name="Bytes">The signature without the id, at least one byte; what is in it depends on the key's type.</param>
/// <exception cref="ArgumentException">The name cannot be a key's, or the signature is empty.</exception>
public sealed record NoteSignature(string KeyName, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    private const string Dash = "— ";
    private const int IdBytes = sizeof(uint);

    /// <summary>The name of the key.</summary>
    public string KeyName { get; init => field = Named(value); } = Named(KeyName);

    /// <summary>The signature without the id, at least one byte.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init => field = NotEmpty(value); } = NotEmpty(Bytes);

    /// <summary>Reads a signature line, without the line feed at its end.</summary>
    /// <returns>False for every line that <see cref="ToString"/> does not write.</returns>
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

    /// <inheritdoc/>
    public bool Equals(NoteSignature? other) =>
        other is not null && KeyId == other.KeyId && KeyName == other.KeyName && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(KeyName);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>The line, without a line feed.</summary>
    public override string ToString()
    {
        var bytes = new byte[IdBytes + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.Span.CopyTo(bytes.AsSpan(IdBytes));
        return $"{Dash}{KeyName} {Convert.ToBase64String(bytes)}";
    }

    private static string Named(string name) =>
        Tlog.KeyName.IsValid(name) ? name : throw new ArgumentException($"'{name}' cannot be a key's name: no spaces, no plus.", nameof(name));

    private static ReadOnlyMemory<byte> NotEmpty(ReadOnlyMemory<byte> bytes) =>
        bytes.IsEmpty ? throw new ArgumentException("A signature has at least one byte.", nameof(bytes)) : bytes;
}
