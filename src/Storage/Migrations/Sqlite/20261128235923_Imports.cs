using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "encoding",
                table: "phone_bank_uploads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows",
                table: "phone_bank_uploads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "problem",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "problem_line",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "reading",
                table: "phone_bank_contact_lists",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reasons",
                table: "phone_bank_contact_lists",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "rows",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows_read",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "state",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "worked_until",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "phone_bank_list_report_parts",
                columns: table => new
                {
                    list = table.Column<Guid>(type: "TEXT", nullable: false),
                    before = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    rows_sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_list_report_parts", x => new { x.list, x.before });
                });

            migrationBuilder.CreateTable(
                name: "phone_bank_upload_parts",
                columns: table => new
                {
                    upload = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes_sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_upload_parts", x => new { x.upload, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contact_lists_imported_at",
                table: "phone_bank_contact_lists",
                column: "imported_at",
                filter: "state = 1");

            // Lists from before are imported; what was uploaded and not imported is to be uploaded again.
            migrationBuilder.Sql("UPDATE phone_bank_contact_lists SET state = 2, reasons = '{}', rows = rows_taken + rows_not_taken, rows_read = rows_taken + rows_not_taken;");

            migrationBuilder.Sql("INSERT INTO phone_bank_list_report_parts (list, before, count, rows_sealed) SELECT id, 0, rows_not_taken, report_sealed FROM phone_bank_contact_lists WHERE report_sealed IS NOT NULL;");

            migrationBuilder.Sql("DELETE FROM phone_bank_uploads;");

            // Not by EF, which would make the whole table anew.
            migrationBuilder.Sql("ALTER TABLE phone_bank_uploads DROP COLUMN text_sealed;");

            migrationBuilder.Sql("ALTER TABLE phone_bank_contact_lists DROP COLUMN report_sealed;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "phone_bank_list_report_parts");

            migrationBuilder.DropTable(
                name: "phone_bank_upload_parts");

            migrationBuilder.DropIndex(
                name: "IX_phone_bank_contact_lists_imported_at",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "encoding",
                table: "phone_bank_uploads");

            migrationBuilder.DropColumn(
                name: "rows",
                table: "phone_bank_uploads");

            migrationBuilder.DropColumn(
                name: "problem",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "problem_line",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "reading",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "reasons",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "rows",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "rows_read",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "state",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "worked_until",
                table: "phone_bank_contact_lists");

            migrationBuilder.AddColumn<byte[]>(
                name: "text_sealed",
                table: "phone_bank_uploads",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "report_sealed",
                table: "phone_bank_contact_lists",
                type: "BLOB",
                nullable: true);
        }
    }
}
