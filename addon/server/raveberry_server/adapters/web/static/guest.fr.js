/* raveberry sources sha256:c39ff37a675656f870bd11e42eab11843d5e79a5f2beefceaeab40ae8ff81ed7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-5TUJQLSV.js";import{a as m,b as o}from"./chunks/chunk-LV4AXIIV.js";import"./chunks/chunk-E4CGLYO2.js";import"./chunks/chunk-TGYHR6UX.js";import"./chunks/chunk-7VCIBCOV.js";import"./chunks/chunk-5LNO7WN6.js";r({...m,why:o});
