"""The dataset in the words of FollowTheMoney (https://followthemoney.tech), for Aleph and OpenSanctions' tools."""
