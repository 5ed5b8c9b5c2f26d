using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using NetVips;

namespace Ledgerline.Stories.Pictures;

internal enum PictureRefusal
{
    /// <summary>It is no JPEG, PNG or WebP, or one that is damaged. (Of one that is cut off, what there is may be taken.)</summary>
    NoPicture,

    /// <summary>It has more pixels, or is larger on the disk, than anything that people take pictures with makes.</summary>
    TooLarge,

    /// <summary>It moves.</summary>
    Moves,
}

/// <summary>A picture as it is kept: made anew from its pixels.</summary>
/// <param name="Bytes">WebP.</param>
internal sealed record MadePicture(byte[] Bytes, int Width, int Height);

/// <summary>
/// Makes a picture anew from its pixels, upright and no larger than a page needs. Nothing else of the file is taken over: not where and when it was taken or with what, no preview, no
/// colour profile, nothing behind its end.
/// </summary>
internal static class ReadPicture
{
    /// <summary>In bytes.</summary>
    public const int MaxFileBytes = 12 * 1024 * 1024;

    /// <summary>The longer side, in pixels.</summary>
    public const int MaxSide = 1_600;

    private const int MaxPixels = 60_000_000;
    private const int Quality = 80;
    private const int NameBytes = 16;

    /// <summary>The name of a picture: a hash of its bytes.</summary>
    public static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, NameBytes));

    /// <summary>Whether a file is a picture as <see cref="TryMake"/> makes them, under its own name: nothing is in it but pixels.</summary>
    public static bool IsMade(byte[] file, string name, [NotNullWhen(true)] out MadePicture? picture)
    {
        picture = null;
        if (NameOf(file) != name)
            return false;
        Vips.Ready();
        try
        {
            using var image = Image.NewFromBuffer(file, failOn: Enums.FailOn.Error);
            if (image.Width > MaxSide || image.Height > MaxSide || !HasPixelsOnly(file))
                return false;
            // To its end.
            image.Avg();
            picture = new MadePicture(file, image.Width, image.Height);
            return true;
        }
        catch (VipsException)
        {
            return false;
        }
    }

    /// <summary>A WebP's chunks (RFC 9649): none but those of one still picture, and nothing behind them.</summary>
    private static bool HasPixelsOnly(byte[] file)
    {
        const int head = 12;
        if (file.Length < head || BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)) + 8 != file.Length)
            return false;
        var at = head;
        while (at + 8 <= file.Length)
        {
            if (Encoding.ASCII.GetString(file, at, 4) is not ("VP8 " or "VP8L" or "VP8X" or "ALPH"))
                return false;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            if (length > file.Length)
                return false;
            at += 8 + (int)length + ((int)length & 1);
        }

        return at == file.Length;
    }

    public static bool TryMake(byte[] file, [NotNullWhen(true)] out MadePicture? picture, out PictureRefusal refusal)
    {
        (picture, refusal) = (null, PictureRefusal.TooLarge);
        if (file.Length > MaxFileBytes)
            return false;
        Vips.Ready();
        try
        {
            // Only its head is read here: what unpacks to more than it should is never unpacked.
            using (var head = Image.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error))
            {
                if ((long)head.Width * head.Height > MaxPixels)
                    return false;
                refusal = PictureRefusal.Moves;
                if (head.Contains("n-pages") && (int)head.Get("n-pages") > 1)
                    return false;
            }

            refusal = PictureRefusal.NoPicture;
            using var upright = Image.ThumbnailBuffer(file, MaxSide, height: MaxSide, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
            picture = new MadePicture(upright.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None), upright.Width, upright.Height);
            return true;
        }
        catch (VipsException)
        {
            refusal = PictureRefusal.NoPicture;
            return false;
        }
    }
}
