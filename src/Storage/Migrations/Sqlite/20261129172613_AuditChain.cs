using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_centres_audit_entries_centre_id_id",
                table: "centres_audit_entries");

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "centres_audit_entries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sequence",
                table: "centres_audit_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "centres_audit_heads",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_centres_audit_heads", x => x.centre_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_centres_audit_entries_centre_id_action_sequence",
                table: "centres_audit_entries",
                columns: new[] { "centre_id", "action", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_centres_audit_entries_centre_id_person_id_sequence",
                table: "centres_audit_entries",
                columns: new[] { "centre_id", "person_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_centres_audit_entries_centre_id_sequence",
                table: "centres_audit_entries",
                columns: new[] { "centre_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_centres_audit_entries_id",
                table: "centres_audit_entries",
                column: "id",
                filter: "sequence IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "centres_audit_heads");

            migrationBuilder.DropIndex(
                name: "IX_centres_audit_entries_centre_id_action_sequence",
                table: "centres_audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_centres_audit_entries_centre_id_person_id_sequence",
                table: "centres_audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_centres_audit_entries_centre_id_sequence",
                table: "centres_audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_centres_audit_entries_id",
                table: "centres_audit_entries");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "centres_audit_entries");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "centres_audit_entries");

            migrationBuilder.CreateIndex(
                name: "IX_centres_audit_entries_centre_id_id",
                table: "centres_audit_entries",
                columns: new[] { "centre_id", "id" });
        }
    }
}
