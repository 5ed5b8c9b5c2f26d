namespace Ledgerline.Register;

/// <summary>A log, or a folder that a command needs, could not be read or written at all: nothing is said of whether the log is right.</summary>
public sealed class LogUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
