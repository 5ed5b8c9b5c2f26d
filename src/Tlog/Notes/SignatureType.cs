namespace Ledgerline.Tlog;

/// <summary>How a key signs a note (C2SP signed-note, "Signature types"). Keys of other types are ignored as unknown.</summary>
public enum SignatureType
{
    /// <summary>Ed25519 over the note's text: how a log signs its checkpoints.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 with a time over a checkpoint: how a witness cosigns (C2SP tlog-cosignature).</summary>
    Ed25519Cosignature = 0x04,
}
