using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_entries_centre_id_id",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                schema: "centres",
                table: "audit_entries",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sequence",
                schema: "centres",
                table: "audit_entries",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_heads",
                schema: "centres",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_heads", x => x.centre_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_centre_id_action_sequence",
                schema: "centres",
                table: "audit_entries",
                columns: new[] { "centre_id", "action", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_centre_id_person_id_sequence",
                schema: "centres",
                table: "audit_entries",
                columns: new[] { "centre_id", "person_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_centre_id_sequence",
                schema: "centres",
                table: "audit_entries",
                columns: new[] { "centre_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_id",
                schema: "centres",
                table: "audit_entries",
                column: "id",
                filter: "sequence IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_heads",
                schema: "centres");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_centre_id_action_sequence",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_centre_id_person_id_sequence",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_centre_id_sequence",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_id",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "hash",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "sequence",
                schema: "centres",
                table: "audit_entries");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_centre_id_id",
                schema: "centres",
                table: "audit_entries",
                columns: new[] { "centre_id", "id" });
        }
    }
}
